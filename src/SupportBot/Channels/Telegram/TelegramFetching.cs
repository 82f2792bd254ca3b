using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Channels.Telegram;

/// <summary>Brings a subscriber's file from Telegram into the media store. The address of the file holds the token and stays here.</summary>
public sealed class TelegramFetching(TelegramApi api, IMediaStore store)
{
    public async Task<DeliveryOutcome> Fetch(MediaFile file, CancellationToken deadline)
    {
        var found = await api.GetFile(file.Source ?? "", deadline);
        if (found is not ApiResult<RemoteFile>.Done { Value.FilePath: { Length: > 0 } path })
        {
            return found switch
            {
                ApiResult<RemoteFile>.Done => new DeliveryOutcome.TryLater("Telegram does not tell where the file is"),
                ApiResult<RemoteFile>.NoAnswer silent => new DeliveryOutcome.TryLater(silent.Reason),
                _ when TelegramOutcomes.Says(found, "file is too big") => new DeliveryOutcome.Refused("файл больше 20 МБ, Telegram его не отдаёт"),
                _ => TelegramOutcomes.Of(found),
            };
        }
        return await Download(file, path, deadline);
    }

    private async Task<DeliveryOutcome> Download(MediaFile file, string path, CancellationToken deadline)
    {
        try
        {
            var (answer, content) = await api.Download(path, deadline);
            using (answer)
            {
                if (content is null)
                {
                    return new DeliveryOutcome.TryLater($"Telegram answers {(int)answer.StatusCode} for the file");
                }
                await store.KeepAs(file.Id, content, file.Name, file.Type, deadline);
                return new DeliveryOutcome.Sent(MessageId: null);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new DeliveryOutcome.TryLater($"the file did not arrive whole ({failure.GetType().Name})");
        }
    }
}
