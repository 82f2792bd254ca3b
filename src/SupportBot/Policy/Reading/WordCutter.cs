using System.Collections.Immutable;

namespace SupportBot.Policy.Reading;

/// <summary>Cuts a text into words. Masks, look-alikes and spaced letters stay together; hyphens part Cyrillic words and join Latin ones.</summary>
internal ref struct WordCutter(string text)
{
    private readonly List<Word> _words = [];
    private int _at;
    private int _sentence;
    private bool _first = true;
    private bool _colon;
    private bool _cyrillic;
    private bool _kazakh;
    private char _quote;

    public static Speech Cut(string text)
    {
        if (text.Length == 0)
        {
            return Speech.Silence;
        }
        var cutter = new WordCutter(text);
        cutter.CutAll();
        var words = Joining.Join(text, cutter._words);
        Looks.See(text, words);
        return new Speech(text, [.. words], cutter._cyrillic, cutter._kazakh);
    }

    private void CutAll()
    {
        while (_at < text.Length)
        {
            var sign = text[_at];
            if (char.IsLetterOrDigit(sign) || (sign is '*' or '@' or '$' && (_at == 0 || text[_at - 1] != '*') && Next(1) is { } next && char.IsLetter(next)))
            {
                TakeWord();
            }
            else
            {
                TakeSign(sign);
                _at++;
            }
        }
        EndSentence('\0');
    }

    private void TakeWord()
    {
        var start = _at;
        while (_at < text.Length && Belongs(start))
        {
            _cyrillic |= Letters.IsCyrillic(text[_at]);
            _kazakh |= Letters.IsKazakh(text[_at]);
            _at++;
        }
        var span = text.AsSpan(start, _at - start);
        var stars = span.Length - span.TrimStart("*_~").Length;
        // Emphasis (*важно*) is no mask.
        if (stars > 0 && span.TrimEnd("*_~").Length < span.Length)
        {
            span = span.Trim("*_~");
            start += stars;
        }
        if (span.IsEmpty)
        {
            return;
        }
        _words.Add(new Word(start, span.Length, Letters.Plain(span))
        {
            Sentence = _sentence, First = _first, AfterColon = _colon, Traits = _quote == '\0' ? Traits.None : Traits.Quoted,
        });
        _first = _colon = false;
    }

    private readonly bool Belongs(int start)
    {
        var sign = text[_at];
        if (char.IsLetterOrDigit(sign) || Letters.IsUnseen(sign))
        {
            return true;
        }
        var before = _at > start ? text[_at - 1] : ' ';
        var after = Next(1) ?? ' ';
        return sign switch
        {
            '*' or '#' or '_' or '@' or '$' or '^' or '~' => char.IsLetterOrDigit(before) || Letters.IsMask(before) || _at == start,
            '-' => Letters.IsLatin(before) && Letters.IsLatin(after) && !Letters.IsCyrillic(text[start]),
            '.' => (char.IsDigit(before) && char.IsDigit(after)) || (Letters.IsLatin(before) && char.IsAsciiLetterOrDigit(after)),
            ':' or ',' or '/' => char.IsDigit(before) && char.IsDigit(after),
            '\'' or '’' => char.IsLetter(before) && char.IsLetter(after),
            _ => false,
        };
    }

    private readonly char? Next(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : null;

    private void TakeSign(char sign)
    {
        switch (sign)
        {
            case '!' or '?' or '…' or '\n':
                EndSentence(sign);
                break;
            case '.' when EndsHere():
                EndSentence(sign);
                break;
            case ':' or '=' or '—' or '–' or '-':
                _colon = true;
                break;
            case '«' or '“' or '„':
                _quote = sign;
                break;
            case '»' or '”':
                _quote = '\0';
                break;
            case '"':
                _quote = _quote == '\0' ? '"' : '\0';
                break;
            default:
                break;
        }
    }

    // An abbreviation goes on with a small letter or a digit: "кв. 5", "и т. д., пока".
    private readonly bool EndsHere()
    {
        var next = _at + 1;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '"' or '«' or '.'))
        {
            next++;
        }
        return next >= text.Length || char.IsUpper(text[next]) || !char.IsLetterOrDigit(text[next]);
    }

    private void EndSentence(char sign)
    {
        if (_words.Count > 0 && _words[^1].Sentence == _sentence)
        {
            _words[^1].Last = true;
            for (var i = _words.Count - 1; i >= 0 && _words[i].Sentence == _sentence; i--)
            {
                _words[i].Ends = sign;
            }
            _sentence++;
            _first = true;
            _colon = false;
        }
        else if (_words.Count > 0 && sign == '?')
        {
            // "!?" asks as well.
            for (var i = _words.Count - 1; i >= 0 && _words[i].Sentence == _sentence - 1; i--)
            {
                _words[i].Ends = sign;
            }
        }
    }
}
