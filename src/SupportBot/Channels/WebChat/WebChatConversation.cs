namespace SupportBot.Channels.WebChat;

/// <summary>One conversation of the web chat: who may read and write it.</summary>
/// <param name="TokenHash">SHA-256 of the token's UTF-8 bytes (32 bytes); the token itself is known to the browser only.</param>
/// <param name="Language">Language of the page when the conversation began: a first guess only.</param>
public sealed record WebChatConversation(ChatKey Chat, byte[] TokenHash, Language? Language, DateTimeOffset At);

/// <param name="Seq">The place in the conversation: see the order in <see cref="IWebChatMailbox"/>.</param>
/// <param name="New">False when a message with the same id was there before.</param>
public readonly record struct Appended(long Seq, bool New);

/// <summary>A kept message and its place.</summary>
public sealed record WebChatEntry(long Seq, WebChatPost Post);
