using System.Globalization;
using System.Text;

namespace Gongwen.Extract;

/// <summary>Compares names of attachments, however they are set.</summary>
internal static class AttachmentName
{
    // Shorter names stand inside others by chance: 名单.
    private const int ShortestPart = 4;

    /// <summary>Letters and digits alone, in one case and width.</summary>
    public static string Letters(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).Normalize(NormalizationForm.FormKC).ToLower(CultureInfo.InvariantCulture);

    /// <summary>Whether the letters of one name stand in those of another.</summary>
    public static bool IsPart(string part, string whole) => part.Length >= ShortestPart && whole.Contains(part, StringComparison.Ordinal);
}
