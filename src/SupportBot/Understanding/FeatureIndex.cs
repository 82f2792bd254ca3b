using System.Numerics;

namespace SupportBot.Understanding;

/// <summary>The number of each known feature, by its hash: open addressing in two arrays, because it is asked some hundred times for every message.</summary>
internal sealed class FeatureIndex
{
    private uint[] _hashes;
    private int[] _numbers;
    private int _mask;

    public FeatureIndex(int expected)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expected * 2));
        _hashes = new uint[size];
        _numbers = new int[size];
        _mask = size - 1;
    }

    public int Count { get; private set; }

    /// <summary>The feature's number; -1 when it is not known.</summary>
    public int Find(uint hash)
    {
        for (var at = Home(hash); _numbers[at] != 0; at = (at + 1) & _mask)
        {
            if (_hashes[at] == hash)
            {
                return _numbers[at] - 1;
            }
        }
        return -1;
    }

    /// <summary>The feature's number; a new one, the next, when it was not known.</summary>
    public int FindOrAdd(uint hash)
    {
        if (Find(hash) is >= 0 and var known)
        {
            return known;
        }
        if (Count * 2 >= _hashes.Length)
        {
            Grow();
        }
        Put(hash, ++Count);
        return Count - 1;
    }

    private void Put(uint hash, int number)
    {
        var at = Home(hash);
        while (_numbers[at] != 0)
        {
            at = (at + 1) & _mask;
        }
        _hashes[at] = hash;
        _numbers[at] = number;
    }

    private void Grow()
    {
        var (hashes, numbers) = (_hashes, _numbers);
        _hashes = new uint[hashes.Length * 2];
        _numbers = new int[hashes.Length * 2];
        _mask = _hashes.Length - 1;
        for (var at = 0; at < hashes.Length; at++)
        {
            if (numbers[at] != 0)
            {
                Put(hashes[at], numbers[at]);
            }
        }
    }

    // The lowest three bits tell the kind; multiplied, they reach the whole table.
    private int Home(uint hash) => (int)((hash * 2654435769u) >> 7) & _mask;
}
