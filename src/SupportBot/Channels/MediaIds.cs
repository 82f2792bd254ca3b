using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Channels;

/// <summary>
/// Ids for files that are still with a messenger. The same file of the same message has the same id however often its update comes, and
/// nobody can tell from it where the file came from.
/// </summary>
public static class MediaIds
{
    /// <param name="file">The messenger's own lasting id of the file.</param>
    public static string Of(ChatKey chat, string messageId, string file) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{chat}\0{messageId}\0{file}")));
}
