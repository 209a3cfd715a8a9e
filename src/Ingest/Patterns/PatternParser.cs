using System.Collections.Immutable;
using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>Takes the patterns of rule tables apart: the part of .NET's regular expressions that they use.</summary>
internal sealed class PatternParser
{
    private const string Ending = "nrtfv0ae";
    private const string Ended = "\n\r\t\f\v\0\a\u001b";

    private readonly string _pattern;
    private int _position;
    private bool _ignoreCase;

    private PatternParser(string pattern) => _pattern = pattern;

    private bool AtEnd => _position >= _pattern.Length;

    /// <summary>What <paramref name="pattern"/> says; null when it uses what no rule has needed so far.</summary>
    public static PatternNode? Parse(string pattern)
    {
        try
        {
            var parser = new PatternParser(pattern);
            var node = parser.Choice();
            return parser.AtEnd ? node : null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private PatternNode Choice()
    {
        var outside = _ignoreCase;
        var options = ImmutableArray.CreateBuilder<PatternNode>();
        do
        {
            options.Add(Sequence());
        }
        while (Accept('|'));
        _ignoreCase = outside;
        return options.Count == 1 ? options[0] : new PatternNode.Choice(options.DrainToImmutable());
    }

    private PatternNode Sequence()
    {
        var parts = ImmutableArray.CreateBuilder<PatternNode>();
        while (!AtEnd && _pattern[_position] is not ('|' or ')'))
        {
            parts.Add(Repeated(Atom()));
        }

        return parts.Count == 1 ? parts[0] : new PatternNode.Sequence(parts.DrainToImmutable());
    }

    private PatternNode Repeated(PatternNode part)
    {
        while (Times() is { } times)
        {
            _ = Accept('?'); // how often it is tried first changes no answer
            part = new PatternNode.Repeat(part, times.Least, times.Most);
        }

        return part;
    }

    private (int Least, int? Most)? Times()
    {
        if (Accept('*'))
        {
            return (0, null);
        }

        if (Accept('+'))
        {
            return (1, null);
        }

        if (Accept('?'))
        {
            return (0, 1);
        }

        if (AtEnd || _pattern[_position] != '{')
        {
            return null;
        }

        var close = _pattern.IndexOf('}', _position);
        var bounds = close < 0 ? [] : _pattern[(_position + 1)..close].Split(',');
        if (bounds is not { Length: 1 or 2 } || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least))
        {
            throw new NotSupportedException();
        }

        _position = close + 1;
        return (least, bounds[^1].Length == 0 ? null : int.Parse(bounds[^1], CultureInfo.InvariantCulture));
    }

    private PatternNode Atom()
    {
        if (_pattern[_position] == '\\')
        {
            return new PatternNode.Character(Escape());
        }

        var c = _pattern[_position++];
        return c switch
        {
            '(' => Group(),
            '[' => new PatternNode.Character(Class()),
            '.' => new PatternNode.Character(CharSet.InLine),
            '^' => new PatternNode.Start(),
            '$' => new PatternNode.End(),
            '*' or '+' or '?' or '{' => throw new NotSupportedException(),
            _ => new PatternNode.Character(Cased(c, c)),
        };
    }

    private PatternNode Group()
    {
        if (Accept('?'))
        {
            if (Accept('<'))
            {
                var close = _pattern.IndexOf('>', _position);
                _position = close > 0 && _pattern[_position] is not ('=' or '!') ? close + 1 : throw new NotSupportedException();
            }
            else if (Accept('i'))
            {
                var outside = _ignoreCase;
                _ignoreCase = true;
                if (Accept(')'))
                {
                    return new PatternNode.Sequence([]); // holds up to the end of the group around it
                }

                var inside = Accept(':') ? Closed() : throw new NotSupportedException();
                _ignoreCase = outside;
                return inside;
            }
            else if (!Accept(':'))
            {
                throw new NotSupportedException();
            }
        }

        return Closed();
    }

    private PatternNode Closed()
    {
        var inside = Choice();
        return Accept(')') ? inside : throw new NotSupportedException();
    }

    // Behind its opening bracket.
    private CharSet Class()
    {
        var (set, others) = (CharSet.Empty, Accept('^'));
        for (var first = true; first || AtEnd || _pattern[_position] != ']'; first = false)
        {
            if (AtEnd)
            {
                throw new NotSupportedException();
            }

            if (!first && Accept('-'))
            {
                if (!Accept('['))
                {
                    set = set.Union(CharSet.Range('-', '-'));
                    continue;
                }

                var less = Class();
                set = (others ? set.Complement() : set).Except(less);
                return Accept(']') ? set : throw new NotSupportedException();
            }

            set = set.Union(Member());
        }

        _position++;
        return others ? set.Complement() : set;
    }

    private CharSet Member()
    {
        if (Single() is not { } from)
        {
            return Escape();
        }

        var isRange = _position + 1 < _pattern.Length && _pattern[_position] == '-' && _pattern[_position + 1] is not (']' or '[');
        _position += isRange ? 1 : 0;
        return Cased(from, !isRange ? from : Single() ?? throw new NotSupportedException());
    }

    // The character written here, by itself or escaped; null before an escape for many.
    private char? Single()
    {
        if (!Accept('\\'))
        {
            return _pattern[_position++];
        }

        var escaped = AtEnd ? throw new NotSupportedException() : _pattern[_position++];
        if (escaped == 'u' && _position + 4 <= _pattern.Length)
        {
            _position += 4;
            return (char)int.Parse(_pattern.AsSpan(_position - 4, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        if (Ending.IndexOf(escaped, StringComparison.Ordinal) is var control and >= 0)
        {
            return Ended[control];
        }

        if (!char.IsAsciiLetterOrDigit(escaped))
        {
            return escaped;
        }

        _position -= 2;
        return null;
    }

    private CharSet Escape()
    {
        if (Single() is { } single)
        {
            return Cased(single, single);
        }

        _position += 2;
        return _pattern[_position - 1] switch
        {
            'd' => CharSet.Digits,
            'D' => CharSet.Digits.Complement(),
            's' => CharSet.Spaces,
            'S' => CharSet.Spaces.Complement(),
            'w' => CharSet.Words,
            'W' => CharSet.Words.Complement(),
            _ => throw new NotSupportedException(),
        };
    }

    // Where case is ignored, letters of ASCII stand for both, and K for the sign of kelvin, as in .NET.
    private CharSet Cased(char first, char last)
    {
        var set = CharSet.Range(first, last);
        if (!_ignoreCase)
        {
            return set;
        }

        for (var c = 'a'; c <= 'z'; c++)
        {
            if (set.Contains(c) || set.Contains(char.ToUpperInvariant(c)))
            {
                set = set.Union(CharSet.Range(c, c)).Union(CharSet.Range(char.ToUpperInvariant(c), char.ToUpperInvariant(c)));
                set = c == 'k' ? set.Union(CharSet.Range('\u212A', '\u212A')) : set;
            }
        }

        return last < '\u0080' || HasNoCase(first, last) ? set : throw new NotSupportedException();
    }

    private static bool HasNoCase(char first, char last) =>
        first >= '\u2E80' && (last <= '\u9FFF' || (first == last && char.ToLowerInvariant(first) == char.ToUpperInvariant(first)));

    private bool Accept(char c)
    {
        if (AtEnd || _pattern[_position] != c)
        {
            return false;
        }

        _position++;
        return true;
    }
}
