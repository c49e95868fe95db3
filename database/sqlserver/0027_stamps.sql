-- Says whether what every node remembers is still as it was: it has another value after each change of it.

CREATE TABLE [Stamps] (
    [Name] nvarchar(40) NOT NULL,
    [Value] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_Stamps] PRIMARY KEY ([Name])
);

INSERT INTO [Stamps] ([Name], [Value]) VALUES ('remembered', '00000000-0000-0000-0000-000000000000');
