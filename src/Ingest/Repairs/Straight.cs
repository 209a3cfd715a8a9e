namespace Gongwen.Ingest;

/// <summary>Reads bytes the one way they can be read when none is missing.</summary>
internal static class Straight
{
    // Prose costs some 70 a character; rubbish of rare characters more than twice that.
    private const int MostPerCharacter = 14 * ProseModel.Bit;
    private const int UsualPerCharacter = 11 * ProseModel.Bit;
    private const int LeastCharacters = 4;

    // What a search will find in place of most of them costs no more than other text.
    private const int Lost = 14 * ProseModel.Bit;

    /// <param name="Cost">Of all; where no character could be read, the cost of a lost one stands for each byte.</param>
    /// <param name="Characters">How many were read anew.</param>
    /// <param name="CostAnew">Their cost.</param>
    /// <param name="IsSound">Whether every byte belongs to a character that prose may hold.</param>
    public readonly record struct Result(int Cost, int Characters, int CostAnew, bool IsSound)
    {
        /// <summary>Whether it can be nothing but right.</summary>
        public bool IsWhole => IsSound && Characters >= LeastCharacters && CostAnew <= MostPerCharacter * Characters;

        /// <summary>Whether it reads as prose does.</summary>
        public bool IsUsual => CostAnew <= UsualPerCharacter * Characters;

        public static Result operator +(Result a, Result b) => new(a.Cost + b.Cost, a.Characters + b.Characters, a.CostAnew + b.CostAnew, a.IsSound && b.IsSound);
    }

    /// <summary>Reads all of <paramref name="bytes"/>; the edits are added to <paramref name="edits"/>, where it is given.</summary>
    public static Result Read(string text, ShownBytes bytes, IReading reading, List<Edit>? edits = null)
    {
        var model = ProseModel.Instance;
        var (cost, characters, anew, isSound) = (0, 0, 0, true);
        var last = bytes.At(0) == 0 ? '\n' : text[bytes.At(0) - 1];
        for (var i = 0; i < bytes.Count;)
        {
            var (c, length) = ((char)bytes[i], 1);
            if (bytes[i] >= 0x80)
            {
                length = reading.ReadSure(bytes, i, out c);
                isSound &= length > 0 && model.Knows(c);
                (c, length) = length > 0 ? (c, length) : ('\ufffd', 1);
            }

            var by = c == '\ufffd' ? Lost : model.Cost(last, c);
            cost += by;
            if (bytes[i] >= 0x80 || !bytes.IsStart(i))
            {
                anew += by;
                characters++;
                edits?.Add(new Edit(TextSpan.Between(bytes.At(i), bytes.At(i + length)), SingleCharacters.Text(c)));
            }

            last = c;
            i += length;
        }

        return new Result(cost, characters, anew, isSound);
    }

    /// <summary>How much what <paramref name="edits"/> write reads as Chinese prose, lost characters left out of account.</summary>
    public static Result Judge(List<Edit> edits)
    {
        var (cost, characters, before) = (0, 0, '\n');
        foreach (var edit in edits)
        {
            foreach (var c in edit.Replacement)
            {
                (cost, characters) = c == '\ufffd' ? (cost, characters) : (cost + ProseModel.Instance.Cost(before, c), characters + 1);
                before = c;
            }
        }

        return new Result(cost, characters, cost, IsSound: true);
    }

    /// <summary>Whether it is Chinese prose, as far as it is not lost.</summary>
    public static bool IsProse(Result judged) => judged.Characters > 0 && judged.CostAnew <= MostPerCharacter * judged.Characters;

    /// <summary>The cost of what stands there now.</summary>
    public static int CostOfStanding(string text, TextSpan span)
    {
        var cost = 0;
        var last = span.Start == 0 ? '\n' : text[span.Start - 1];
        for (var i = span.Start; i < span.End; i++)
        {
            cost += StandingText.Cost(last, text[i]);
            last = text[i];
        }

        return cost;
    }
}
