using System.CommandLine;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Commands;

/// <summary><c>promise save</c>, <c>promise end</c> and <c>promise recount</c>: how long work may take, in versions.</summary>
public static class PromiseCommand
{
    private static readonly Option<string> Because = new("--because") { Description = "Why; it stands beside the version", Required = true };

    public static Command Build() => new("promise", "Keeps the promises that clocks count towards.") { Save(), End(), Recount() };

    private static Command Save()
    {
        var code = new Argument<string>("code") { Description = "Its code; RESOLVE and RESPONSE stand for the house's own" };
        var file = new Argument<string>("file") { Description = "The promise as JSON" };
        var name = new Option<string>("--name") { Description = "What people call it", Required = true };
        var command = new Command("save", "Saves a promise, or the next version of one.") { code, file, name, Because, Settings.Provider, Settings.Connection, Settings.Folder };
        command.SetAction(async (parse, ct) =>
        {
            var json = NamedText.Read(parse.GetRequiredValue(file));
            if (json.Value is { } text)
                return await CommandHost.Run<KeepPromises>(Settings.Read(parse), promises => promises.Save(new KeepPromises.Ask(parse.GetRequiredValue(code), parse.GetRequiredValue(name), text, Environment.UserName, parse.GetRequiredValue(Because)), ct));
            await Console.Error.WriteLineAsync(json.Sentence);
            return 2;
        });
        return command;
    }

    private static Command End()
    {
        var code = new Argument<string>("code") { Description = "Its code" };
        var command = new Command("end", "Ends a promise for work that comes from then on.") { code, Because, Settings.Provider, Settings.Connection, Settings.Folder };
        command.SetAction((parse, ct) => CommandHost.Run<KeepPromises>(Settings.Read(parse), promises => promises.End(parse.GetRequiredValue(code), Environment.UserName, parse.GetRequiredValue(Because), ct)));
        return command;
    }

    private static Command Recount()
    {
        var command = new Command("recount", "Counts the clocks of all open work again under the promises and calendars of now, and keeps what each was before.") { Settings.Provider, Settings.Connection, Settings.Folder };
        command.SetAction((parse, ct) => CommandHost.Run<RecountClocks>(Settings.Read(parse), clocks => clocks.Run(ct)));
        return command;
    }
}
