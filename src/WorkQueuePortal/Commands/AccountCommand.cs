using System.CommandLine;
using WorkQueuePortal.Access.Actions;

namespace WorkQueuePortal.Commands;

/// <summary><c>account add</c> and <c>account password</c>: how people come to sign in where no demonstration offers them.</summary>
public static class AccountCommand
{
    public static Command Build() => new("account", "Adds people and sets their passwords.") { Add(), Password() };

    private static Command Add()
    {
        var email = new Argument<string>("email") { Description = "The address they sign in with" };
        var name = new Option<string>("--name") { Description = "First and last name", Required = true };
        var title = new Option<string>("--title") { Description = "What they are, as \"AP specialist\"", DefaultValueFactory = _ => "" };
        var roles = new Option<string[]>("--role") { Description = "A role's code, as APS; may be given several times", Required = true, AllowMultipleArgumentsPerToken = true };
        var facilities = new Option<string[]>("--facility") { Description = "A facility's code, or * for all; the first is home", Required = true, AllowMultipleArgumentsPerToken = true };
        var command = new Command("add", "Adds a person.") { email, name, title, roles, facilities, Settings.Provider, Settings.Connection, Settings.Folder };
        command.SetAction((parse, ct) => CommandHost.Run<KeepAccounts>(Settings.Read(parse), accounts => accounts.Add(
            new KeepAccounts.NewAccount(parse.GetRequiredValue(email).Trim(), parse.GetRequiredValue(name), parse.GetValue(title) ?? "", parse.GetRequiredValue(roles), parse.GetRequiredValue(facilities)), ct)));
        return command;
    }

    private static Command Password()
    {
        var email = new Argument<string>("email") { Description = "Whose password" };
        var command = new Command("password", "Sets a password, which is read from the standard input: never from the arguments, which others on the machine can see.") { email, Settings.Provider, Settings.Connection, Settings.Folder };
        command.SetAction((parse, ct) =>
        {
            if (!Console.IsInputRedirected) Console.Error.Write("New password: ");
            var password = Console.In.ReadLine() ?? "";
            return CommandHost.Run<KeepAccounts>(Settings.Read(parse), accounts => accounts.SetPassword(parse.GetRequiredValue(email).Trim(), password, ct));
        });
        return command;
    }
}
