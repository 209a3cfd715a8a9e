namespace Gongwen.Store;

/// <summary>The terms of one document and their values, added up.</summary>
internal sealed class TermCounter
{
    private readonly TermTable _terms = new(1024);
    private uint[] _values = new uint[1024];

    public ulong[] Terms => _terms.Terms.ToArray();

    public uint[] Values => _values[.._terms.Count];

    /// <summary>Begins another document.</summary>
    public void Clear() => _terms.Clear();

    public void Add(ulong term, uint value)
    {
        var known = _terms.Count;
        var number = _terms.NumberOf(term);
        if (number < known)
        {
            _values[number] = TermValue.Add(_values[number], value);
            return;
        }

        if (number == _values.Length)
        {
            Array.Resize(ref _values, _values.Length * 2);
        }

        _values[number] = value;
    }
}
