using System.Collections.Immutable;
using Gongwen.Cli.Rendering.Sheets;
using Gongwen.Store;

namespace Gongwen.Cli.Exporting;

/// <summary>What is exported, document by document: no more than one document's rows are held at a time.</summary>
internal sealed class CorpusExport(SqliteCorpus corpus, Scope scope, Messages messages)
{
    private readonly CorpusQuestions _questions = new(corpus);

    /// <summary>How many documents and tasks were written.</summary>
    public (int Documents, int Tasks) Written { get; private set; }

    /// <summary>Whole notices, one <c>gongwen/notice/1</c> a line.</summary>
    public void WriteLines(Stream output)
    {
        foreach (var document in Documents())
        {
            output.Write(corpus.Read(document.Number).Json.Span);
            output.WriteByte((byte)'\n');
        }
    }

    /// <summary>The ledger of all documents.</summary>
    public Sheet Ledger() => Answers.Tasks(Documents().SelectMany(Tasks));

    /// <summary>A ledger for each document that gives a task, named after it.</summary>
    public IEnumerable<Sheet> Ledgers()
    {
        foreach (var document in Documents())
        {
            if (Tasks(document).ToList() is { Count: > 0 } tasks)
            {
                var name = document.Campaign ?? document.Title ?? messages["export.untitled", document.Number];
                yield return Answers.Ledger(name, messages["export.ledger", document.Title ?? name], tasks);
            }
        }
    }

    /// <summary>Documents, tasks, phases and deadlines, each with the number of its document.</summary>
    public IEnumerable<Sheet> Tables()
    {
        yield return Answers.Documents(Documents());
        yield return Answers.Tasks(List().SelectMany(Tasks)) with { Name = "tasks" };
        yield return Answers.Timeline(List().SelectMany(d => _questions.Timeline(new Scope { Document = d.Number })));
    }

    private IEnumerable<DocumentRow> Documents()
    {
        foreach (var document in List())
        {
            yield return document;
            Written = (Written.Documents + 1, Written.Tasks);
        }
    }

    private ImmutableArray<DocumentRow> List() => _questions.Documents(scope);

    private IEnumerable<TaskRow> Tasks(DocumentRow document)
    {
        var tasks = _questions.Tasks(new Scope { Document = document.Number, Unit = scope.Unit, Role = scope.Role });
        Written = (Written.Documents, Written.Tasks + tasks.Length);
        return tasks;
    }
}
