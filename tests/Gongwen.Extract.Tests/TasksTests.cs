using NodaTime.Text;
using Xunit;

namespace Gongwen.Extract.Tests;

/// <summary>One file in Cases/tasks is one test: the notice's ledger, an entry a line.</summary>
public sealed class TasksTests
{
    public static TheoryData<string> Ledgers() => [.. NoticeCase.Names("tasks")];

    [Theory]
    [MemberData(nameof(Ledgers))]
    public void Notice_gives_its_ledger(string name)
    {
        var notice = NoticeCase.Read("tasks", name);
        var document = notice.Extract();
        var described = string.Join('\n', document.Tasks.Select(Describe));
        Assert.Equal(notice.ExpectedFor(described), described);
        Assert.All(document.Tasks, t => Assert.Equal(t.Sentence, document.Text.Substring(t.Evidence.Span!.Value.Start, t.Evidence.Span.Value.Length)));
    }

    [Theory]
    [MemberData(nameof(Ledgers))]
    public void Every_assignment_is_in_one_entry(string name)
    {
        var document = NoticeCase.Read("tasks", name).Extract();
        Assert.Equal(document.Assignments, document.Tasks.SelectMany(t => t.Assignments).OrderBy(document.Assignments.IndexOf));
    }

    [Fact]
    public void A_day_in_a_table_is_due_for_the_task_of_its_row()
    {
        var document = NoticeCase.Read("tasks", "table-rows.html").Extract();
        Assert.Equal(["清理河面漂浮物", "清理河岸垃圾", "整治沿河养殖"], document.Deadlines.Select(d => d.Task));
    }

    private static string Describe(TaskEntry task) => string.Join('\t',
        task.Section?.Number ?? "-", task.Task,
        Units(task, AssignmentRole.Lead), Units(task, AssignmentRole.Responsible), Units(task, AssignmentRole.Cooperating),
        task.Deadline is { } deadline ? LocalDatePattern.Iso.Format(deadline.By) : "-", task.Due ?? "-", task.Phase?.Name ?? "-",
        task.Sentence.Replace('\n', '⏎'));

    private static string Units(TaskEntry task, AssignmentRole role) => task.Units(role) is { IsEmpty: false } units ? string.Join('、', units) : "-";
}
