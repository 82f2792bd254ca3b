using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportBot.Operators;

namespace SupportBot.Tests.Web.Desk;

/// <summary>Who may look in and who may take over, and that both are written down.</summary>
public sealed class DeskRolesTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task A_colleagues_chat_is_closed_to_operators_and_open_to_seniors_who_may_take_it_over()
    {
        using var aigul = await house.Operator("Айгуль-роль");
        using var bolat = await house.Operator("Болат-роль");
        using var senior = await house.Operator("Старшая-роль", OperatorRole.Senior);
        var (conversation, subscriber) = await house.Waiting();
        await aigul.PostAsync($"/desk/api/conversations/{conversation}/take", null);

        Assert.Equal(HttpStatusCode.Forbidden, (await bolat.GetAsync($"/desk/api/conversations/{conversation}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await bolat.PostAsJsonAsync($"/desk/api/conversations/{conversation}/take-over", new { reason = "хочу" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await senior.GetAsync($"/desk/api/conversations/{conversation}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await senior.PostAsJsonAsync($"/desk/api/conversations/{conversation}/take-over", new { reason = "нужна помощь" })).StatusCode);
        await DeskHouse.Sees(subscriber, conversation, "Старшая-роль");

        var late = await aigul.PostAsJsonAsync($"/desk/api/conversations/{conversation}/messages", new { id = "o-1", text = "Добрый день! Смотрю линию." });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var deeds = (await house.Get<IDeskAudit>().Latest(conversation, 50)).Select(entry => (entry.Name, entry.What)).ToList();
        Assert.Contains(("Старшая-роль", Deeds.Look), deeds);
        Assert.Contains(("Старшая-роль", Deeds.TookOver), deeds);
        Assert.DoesNotContain(("Болат-роль", Deeds.Look), deeds);
    }

    [Fact]
    public async Task A_changed_password_needs_the_present_one_and_ends_every_other_session()
    {
        using var here = await house.Operator("Пароль-роль");
        using var elsewhere = house.Stranger();
        (await elsewhere.PostAsJsonAsync("/desk/api/login", new { name = "Пароль-роль", password = DeskHouse.Password })).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.Forbidden, (await here.PostAsJsonAsync("/desk/api/password", new { old = "не тот", @new = "совсем новый" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await here.PostAsJsonAsync("/desk/api/password", new { old = DeskHouse.Password, @new = "коротко" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await here.PostAsJsonAsync("/desk/api/password", new { old = DeskHouse.Password, @new = "совсем новый" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/desk/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/desk/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.PostAsJsonAsync("/desk/api/login", new { name = "Пароль-роль", password = DeskHouse.Password })).StatusCode);
    }

    [Fact]
    public async Task A_correction_is_read_as_what_it_was_and_what_it_is_and_a_phone_must_be_one()
    {
        using var aigul = await house.Operator("Айгуль-правка");
        var (conversation, _) = await house.Waiting();
        await aigul.PostAsync($"/desk/api/conversations/{conversation}/take", null);
        var path = $"/desk/api/conversations/{conversation}/correct";
        Assert.Equal(HttpStatusCode.BadRequest, (await aigul.PostAsJsonAsync(path, new { field = "phone", value = "12" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await aigul.PostAsJsonAsync(path, new { field = "phone", value = "8 (701) 000-11-22" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await aigul.PostAsJsonAsync(path, new { field = "problem", value = "slow_internet" })).StatusCode);
        var shown = await aigul.GetFromJsonAsync<JsonElement>($"/desk/api/conversations/{conversation}");
        Assert.Equal("+77010001122", shown.GetProperty("card").GetProperty("phone").GetProperty("number").GetString());
        var notes = shown.GetProperty("messages").EnumerateArray().Where(line => line.GetProperty("from").GetString() == "note").Select(line => line.GetProperty("text").GetString()).ToList();
        Assert.Equal(["Исправлено. Телефон: +77010001122 (было: не был известен)", "Исправлено. Проблема: Медленный интернет (было: не была понята)"], notes);
    }

    [Fact]
    public async Task An_account_that_is_removed_cannot_work_on_with_its_old_cookie()
    {
        using var gone = await house.Operator("Уволен-роль");
        Assert.Equal(HttpStatusCode.OK, (await gone.GetAsync("/desk/api/me")).StatusCode);
        await house.Get<IOperatorAccounts>().Remove("Уволен-роль");
        Assert.Equal(HttpStatusCode.Unauthorized, (await gone.GetAsync("/desk/api/me")).StatusCode);
    }

    [Fact]
    public async Task A_file_called_a_picture_goes_as_what_its_bytes_say()
    {
        using var aigul = await house.Operator("Айгуль-файл");
        var (conversation, _) = await house.Waiting();
        await aigul.PostAsync($"/desk/api/conversations/{conversation}/take", null);
        using var form = new MultipartFormDataContent { { new StringContent("f-1"), "id" }, { new ByteArrayContent("<script>1</script>"u8.ToArray()), "file", "схема.jpg" } };
        Assert.Equal(HttpStatusCode.Accepted, (await aigul.PostAsync($"/desk/api/conversations/{conversation}/files", form)).StatusCode);
        var shown = await aigul.GetFromJsonAsync<JsonElement>($"/desk/api/conversations/{conversation}");
        var file = shown.GetProperty("messages").EnumerateArray().SelectMany(line => line.GetProperty("files").EnumerateArray()).Single();
        Assert.Equal("application/octet-stream", file.GetProperty("type").GetString());
    }
}
