using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Gongwen.Cli.Rendering.Explaining;

/// <summary>An explanation as one page that needs nothing else: the text with its facts marked, the facts, tasks, time line.</summary>
/// <remarks>All that comes from the document is escaped, and the page's own policy allows no script but the one in it.</remarks>
internal static class ExplanationPage
{
    private static readonly string s_style = Resource("explanation.css");
    private static readonly string s_script = Resource("explanation.js");

    /// <summary>The page as HTML.</summary>
    public static string Render(Explanation explanation, Messages messages)
    {
        var notice = explanation.Notice;
        var title = notice.GetProperty("title").GetString() ?? messages["tree.no-title"];
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(s_script)));
        return $"""
            <!doctype html>
            <html lang="zh-Hans">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'">
            <meta name="viewport" content="width=device-width">
            <title>{Escape(title)}</title>
            <style>{s_style}</style>
            </head>
            <body>
            <header><h1>{Escape(title)}</h1><p>{Escape(notice.GetProperty("source").GetProperty("uri").GetString()!)}</p></header>
            <main>
            <article>
            {MarkedText.Render(explanation)}
            </article>
            <aside>
            {Facts(explanation, messages)}{TimeLine.Render(notice, messages)}{Tasks(notice, messages)}{Issues(notice, messages)}
            </aside>
            </main>
            <script>{s_script}</script>
            </body>
            </html>

            """;
    }

    /// <summary><paramref name="text"/> as the text or attribute of an element.</summary>
    internal static string Escape(string text) => WebUtility.HtmlEncode(Printable.Clean(text));

    private static string Facts(Explanation explanation, Messages messages)
    {
        var html = new StringBuilder($"<h2>{Escape(messages["explain.facts"])}</h2><dl>\n");
        for (var i = 0; i < explanation.Facts.Length; i++)
        {
            var fact = explanation.Facts[i];
            var why = string.Create(CultureInfo.InvariantCulture, $"{fact.Rule} · {fact.Confidence:0.##}");
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"fact {FactColour.Of(fact.Field)}\" data-fact=\"{i}\" tabindex=\"0\"><dt>{Escape(messages.FieldName(fact.Field))}</dt><dd>{Escape(fact.Value)}<small>{Escape(why)}</small></dd></div>\n");
        }

        return html.Append("</dl>").ToString();
    }

    private static string Tasks(JsonElement notice, Messages messages)
    {
        var tasks = notice.GetProperty("tasks").EnumerateArray().ToList();
        if (tasks.Count == 0)
        {
            return "";
        }

        string[] roles = ["lead", "responsible", "cooperating"];
        var html = new StringBuilder($"<h2>{Escape(messages["explain.tasks"])}</h2><table><thead><tr><th>{Escape(messages["explain.task"])}</th>");
        html.AppendJoin("", ((string[])[.. roles.Select(r => $"role.{r}"), "column.by"]).Select(key => $"<th>{Escape(messages[key])}</th>")).Append("</tr></thead><tbody>\n");
        foreach (var task in tasks)
        {
            html.Append("<tr><td>").Append(Escape(task.GetProperty("task").GetString()!)).Append("</td>");
            html.AppendJoin("", roles.Select(role => $"<td>{Escape(string.Join('、', task.GetProperty(role).EnumerateArray().Select(u => u.GetString())))}</td>"));
            html.Append("<td>").Append(Escape(task.GetProperty("by").GetString() ?? task.GetProperty("due").GetString() ?? "")).Append("</td></tr>\n");
        }

        return html.Append("</tbody></table>").ToString();
    }

    private static string Issues(JsonElement notice, Messages messages)
    {
        var issues = notice.GetProperty("issues").EnumerateArray().Select(i => $"<li><b>{Escape(i.GetProperty("code").GetString()!)}</b> {Escape(i.GetProperty("message").GetString()!)}</li>").ToList();
        return issues.Count == 0 ? "" : $"<h2>{Escape(messages["explain.issues"])}</h2><ul>{string.Concat(issues)}</ul>";
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ExplanationPage).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException("The assembly lacks its resource.", name));
        return reader.ReadToEnd();
    }
}
