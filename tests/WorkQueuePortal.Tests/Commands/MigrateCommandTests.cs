using Microsoft.Data.Sqlite;
using WorkQueuePortal.Commands;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Commands;

public sealed class MigrateCommandTests
{
    [Fact]
    public void It_makes_the_schema_and_may_run_again()
    {
        var folder = Directory.CreateTempSubdirectory("wqp-migrate-").FullName;
        Assert.Equal(0, CommandLine.Run(["migrate", $"--Data:Folder={folder}"]));
        Assert.Equal(0, CommandLine.Run(["migrate", "--Store:Provider", "sqlite", "--Data:Folder", folder]));
        using (var connection = new SqliteConnection(StoreOptions.Sqlite(folder).Connection))
        {
            Assert.True(File.Exists(connection.DataSource));
            SqliteConnection.ClearPool(connection);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_store_that_cannot_be_used_ends_it_with_1() => Assert.Equal(1, CommandLine.Run(["migrate", "--Store:Provider=Oracle"]));

    [Theory]
    [InlineData("--Stroe:Provider", "Sqlite")]
    [InlineData("--Stroe:Provider=Sqlite")]
    [InlineData("more")]
    public void An_argument_that_it_does_not_know_ends_it_with_2(params string[] wrong) => Assert.Equal(2, CommandLine.Run(["migrate", .. wrong]));

    [Fact]
    public void A_setting_with_an_equals_sign_is_taken_apart_at_the_first_one() =>
        Assert.Equal(["migrate", "--ConnectionStrings:Portal", "Server=a;Database=b", "--out=x"], Settings.Normal(["migrate", "--ConnectionStrings:Portal=Server=a;Database=b", "--out=x"]));
}
