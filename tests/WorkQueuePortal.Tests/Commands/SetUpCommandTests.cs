using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Commands;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;
using StoreOptions = WorkQueuePortal.Store.StoreOptions;

namespace WorkQueuePortal.Tests.Commands;

/// <summary>From an empty folder to the first sign-in, by the commands alone.</summary>
public sealed class SetUpCommandTests : IDisposable
{
    private readonly string _files = Directory.CreateTempSubdirectory("wqp-setup-").FullName;
    private readonly string _data = Directory.CreateTempSubdirectory("wqp-setup-data-").FullName;

    public SetUpCommandTests()
    {
        Write("calendars.json", """[{"code":"OFF","name":"Office","definition":{"zone":"America/New_York","weekly":{"Mon":["08:00-17:00"]},"rules":["us-federal"]}}]""");
        Write("facilities.csv", "code,name,kind,zone,calendar,tax_exempt\nNMC,North Medical Center,HOSPITAL,America/New_York,OFF,1");
        Write("departments.csv", "code,facility,name,manager\nAP,NMC,Accounts payable,dana");
        Write("people.csv", "code,name,email,title,roles,home_facility,facilities,manager\ndana,Dana Whitlock,dana@north.example,AP lead,APL;SUP,NMC,*,\nmaya,Maya Okafor,maya@north.example,AP specialist,APS,NMC,NMC,dana");
        Write("queues.csv", "code,name,owner,deputy,roles,calendar,response_minutes,resolve_minutes,wip_limit,kind\nQ-AP-PRICE,Price differences,dana,maya,APS;APL,OFF,240,1080,8,INVOICE");
    }

    [Fact]
    public void The_seed_of_the_demonstration_is_in_the_shape_it_describes() =>
        Assert.Empty(SetUpCommand.Read(Repository.PathOf("database", "seed")).Value!.Faults());

    [Fact]
    public async Task A_new_portal_is_set_up_once_and_people_sign_in_with_their_password()
    {
        Assert.Equal((0, "Set up: facilities 1, departments 1, people 2, queues 1. Give somebody a password: account password EMAIL"), Run(null, "setup", _files));
        Assert.Equal((2, "This portal is set up already. Add people with the command account."), Run(null, "setup", _files));

        Assert.Equal((0, "Dana Whitlock signs in with this password from now on."), Run("Correct horse 7 battery", "account", "password", "DANA@north.example"));
        Assert.Equal((0, "Omar Haddad has an account. Give it a password: account password omar@north.example"), Run(null, "account", "add", "omar@north.example", "--name", "Omar Haddad", "--role", "APS", "BUY", "--facility", "NMC"));

        await using var db = new PortalDbs(StoreSetup.For(StoreOptions.Sqlite(_data), Rooms.Tables).Options).OpenAll();
        var dana = db.Set<Person>().Single(p => p.Code == "dana");
        Assert.True(dana.SeesAllFacilities);
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<Person>().VerifyHashedPassword(dana, dana.PasswordHash!, "Correct horse 7 battery"));
        Assert.Equal("dana", db.Set<Person>().Where(p => p.Id == db.Set<WorkQueue>().Single().OwnerId).Select(p => p.Code).Single());
        Assert.Equal(["The password of Dana Whitlock was set.", "Omar Haddad got an account: AP specialist, Buyer."], db.Set<FactRow>().OrderBy(f => f.At).ThenBy(f => f.Id).Select(f => f.Sentence).ToList());
    }

    [Fact]
    public void Everything_that_does_not_fit_is_named_by_file_and_row_and_nothing_is_made()
    {
        Write("facilities.csv", "code,name,kind,zone,calendar,tax_exempt\nNMC,North Medical Center,CLINIC,America/Nowhere,OFF,1");
        Write("queues.csv", "code,name,owner,deputy,roles,calendar,response_minutes,resolve_minutes,wip_limit,kind\nQ-1,Prices,nobody,maya,APX,OFF,240,100,8,INVOICE");

        var (code, said) = Run(null, "setup", _files);

        Assert.Equal(2, code);
        Assert.Equal(
            [
                "facilities.csv, row 2: there is no kind \"CLINIC\". Known are AMBULATORY, HOSPITAL, LAB, PHYSICIAN_GROUP, SHARED_SERVICE.",
                "facilities.csv, row 2: \"America/Nowhere\" is not a known zone. Name an IANA zone such as America/New_York.",
                "queues.csv, row 2: there is no owner \"nobody\". Known are dana, maya.",
            ],
            said.Split('\n')[..3]);
        Assert.StartsWith("queues.csv, row 2: there is no role \"APX\".", said.Split('\n')[3], StringComparison.Ordinal);
        Assert.Equal("queues.csv, row 2: the minutes to respond must be above 0, and those to resolve no fewer.", said.Split('\n')[4]);
        using var db = new PortalDbs(StoreSetup.For(StoreOptions.Sqlite(_data), Rooms.Tables).Options).OpenAll();
        Assert.Empty(db.Set<Facility>());
    }

    [Theory]
    [InlineData("short", "The password is not strong enough.")]
    [InlineData("", "The password is not strong enough.")]
    public void A_weak_password_is_refused(string password, string sentence)
    {
        Run(null, "setup", _files);
        var (code, said) = Run(password, "account", "password", "maya@north.example");
        Assert.Equal(2, code);
        Assert.StartsWith(sentence, said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_said()
    {
        Assert.Equal((2, "The portal has no facilities yet. Make them first, with the command setup."), Run(null, "account", "add", "omar@north.example", "--name", "Omar", "--role", "APS", "--facility", "NMC"));
        Run(null, "setup", _files);
        Assert.Equal((2, "Nobody has the address who@north.example. Check it, or add the account first."), Run("Correct horse 7 battery", "account", "password", "who@north.example"));
        Assert.Equal((2, "There is no facility XX. The facilities are NMC."), Run(null, "account", "add", "omar@north.example", "--name", "Omar", "--role", "APS", "--facility", "XX"));
        Assert.StartsWith("There is no role APX.", Run(null, "account", "add", "omar@north.example", "--name", "Omar", "--role", "APX", "--facility", "NMC").Said, StringComparison.Ordinal);
        Assert.StartsWith("There is no file", Run(null, "setup", Path.Combine(_files, "absent")).Said, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(StoreOptions.Sqlite(_data).Connection)) SqliteConnection.ClearPool(connection);
        Directory.Delete(_files, recursive: true);
        Directory.Delete(_data, recursive: true);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_files, file), text + "\n");

    private (int Code, string Said) Run(string? input, params string[] args)
    {
        var (code, output, error) = Terminal.Run(input, [.. args, "--Data:Folder", _data]);
        return (code, (output + error.Replace("New password: ", "", StringComparison.Ordinal)).Trim());
    }
}
