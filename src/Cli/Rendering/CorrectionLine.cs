using Gongwen.Extract;
using Gongwen.Store;

namespace Gongwen.Cli.Rendering;

/// <summary>A correction on one line.</summary>
internal static class CorrectionLine
{
    public static string Of(Correction correction, Messages messages) =>
        $"{correction.Place}  {correction.Old} → {correction.New}  {messages[$"correct.{NoticeJson.Kebab(correction.State)}"]}";
}
