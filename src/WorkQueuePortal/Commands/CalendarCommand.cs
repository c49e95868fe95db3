using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Edges;

namespace WorkQueuePortal.Commands;

/// <summary><c>calendar import</c> and <c>calendar switch</c>: holidays from a list, and which of them the house keeps.</summary>
public static class CalendarCommand
{
    public static Command Build() => new("calendar", "Keeps the holidays of a business calendar.") { Import(), Switch() };

    private static Command Import()
    {
        var code = new Argument<string>("code") { Description = "The calendar's code" };
        var file = new Argument<string>("file") { Description = "An iCalendar list (.ics) of whole days" };
        var from = new Option<int>("--from") { Description = "First year to take", Required = true };
        var to = new Option<int>("--to") { Description = "Last year to take", Required = true };
        var command = new Command("import", "Takes over the holidays of a list.") { code, file, from, to, Settings.Provider, Settings.Connection, Settings.Folder };
        command.SetAction(async (parse, ct) =>
        {
            var read = NamedText.Read(parse.GetRequiredValue(file));
            var list = read.Value is { } text ? HolidayList.Read(text, parse.GetValue(from), parse.GetValue(to)) : read.Refusal!;
            if (list.Value is { } days)
                return await CommandHost.Run<KeepHolidays>(Settings.Read(parse), holidays => holidays.Import(parse.GetRequiredValue(code), Path.GetFileName(parse.GetRequiredValue(file)), days, Environment.UserName, ct));
            await Console.Error.WriteLineAsync(list.Sentence);
            return 2;
        });
        return command;
    }

    private static Command Switch()
    {
        var code = new Argument<string>("code") { Description = "The calendar's code" };
        var day = new Argument<string>("day") { Description = "The holiday, as 2026-12-24" };
        var isOn = new Argument<string>("state") { Description = "on where nobody works on it, off where it is a day like others" }.AcceptOnlyFromAmong("on", "off");
        var command = new Command("switch", "Says whether the house keeps a listed holiday.") { code, day, isOn, Settings.Provider, Settings.Connection, Settings.Folder };
        command.SetAction(async (parse, ct) =>
        {
            if (LocalDatePattern.Iso.Parse(parse.GetRequiredValue(day)) is { Success: true, Value: var date })
                return await CommandHost.Run<KeepHolidays>(Settings.Read(parse), holidays => holidays.Switch(parse.GetRequiredValue(code), date, parse.GetRequiredValue(isOn) == "on", Environment.UserName, ct));
            await Console.Error.WriteLineAsync($"\"{parse.GetRequiredValue(day)}\" is not a date. Write 2026-12-24.");
            return 2;
        });
        return command;
    }
}
