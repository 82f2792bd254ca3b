namespace SupportBot.Policy.Reading;

/// <summary>One word, number or code of a text, with what can be seen of it without knowing any rule.</summary>
/// <param name="Start">In UTF-16 units of the text.</param>
/// <param name="Plain">As the rules spell it: <see cref="Letters.Plain"/>.</param>
internal sealed record Word(int Start, int Length, string Plain)
{
    public int End => Start + Length;

    /// <summary>The same without letters that only Kazakh has.</summary>
    public string Folded { get; init; } = Letters.WithoutKazakh(Plain);

    public Traits Traits { get; set; }

    /// <summary>Number of the sentence, from 0.</summary>
    public int Sentence { get; init; }

    /// <summary>A colon, a dash or an equals sign stands before it.</summary>
    public bool AfterColon { get; init; }

    /// <summary>The first or last of its sentence; and the sign that ends the sentence, 0 when none does.</summary>
    public bool First { get; init; }

    public bool Last { get; set; }

    public char Ends { get; set; }

    public bool Is(Traits traits) => (Traits & traits) != Traits.None;
}

/// <summary>What a word looks like. Patterns name them in angle brackets.</summary>
[Flags]
internal enum Traits
{
    None = 0,
    /// <summary>Digits only.</summary>
    Number = 1,
    /// <summary>Four digits or more, no time, date, sum or address of a network.</summary>
    Digits = 2,
    Phone = 4,
    /// <summary>16 digits, or 13 to 19 that pass Luhn's check.</summary>
    Card = 8,
    /// <summary>12 digits that can be an individual identification number of Kazakhstan: year, month, day, century.</summary>
    Iin = 16,
    Quoted = 32,
    /// <summary>Quoted from the client, or the name of a button: rules of tone do not see it.</summary>
    Echo = 64,
    Latin = 128,
    /// <summary>Letters and digits in one: <c>Yu78hgt2</c>.</summary>
    Mixed = 256,
    /// <summary>Like the name of a model or a port: capitals and digits.</summary>
    Model = 512,
    /// <summary>Begins with a capital inside a sentence.</summary>
    Name = 1024,
    /// <summary>Two capitals or more, and no small letter.</summary>
    Capitals = 2048,
    /// <summary>Letters hidden behind signs: <c>х*й</c>.</summary>
    Masked = 4096,
    /// <summary>An address: mail, page, network.</summary>
    Address = 8192,
    /// <summary>A small quantity with its unit: <c>100мбит</c>, <c>12а</c>.</summary>
    Unit = 16384,
    /// <summary>Single letters with spaces or signs between them, joined: <c>п а р о л ь</c>.</summary>
    Spaced = 32768,
    Cyrillic = 65536,
    /// <summary>Letters and digits in one, long enough and unlike any model: a key, a password.</summary>
    Coded = 131072,
}
