-- The tables of Sandbox.

CREATE TABLE [ErpCalls] (
    [Key] nvarchar(200) NOT NULL,
    [Type] nvarchar(80) NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    [Answer] nvarchar(2000) NOT NULL,
    [At] datetime2(3) NOT NULL,
    CONSTRAINT [PK_ErpCalls] PRIMARY KEY ([Key])
);

CREATE TABLE [ErpCounters] (
    [Name] nvarchar(40) NOT NULL,
    [Next] bigint NOT NULL,
    CONSTRAINT [PK_ErpCounters] PRIMARY KEY ([Name])
);

CREATE TABLE [ErpFaults] (
    [Id] int NOT NULL,
    [Mode] nvarchar(24) NOT NULL,
    [RatePerMille] int NOT NULL,
    [Since] datetime2(3) NOT NULL,
    CONSTRAINT [PK_ErpFaults] PRIMARY KEY ([Id])
);

CREATE TABLE [ErpRecords] (
    [Entity] nvarchar(40) NOT NULL,
    [Key] nvarchar(120) NOT NULL,
    [Sequence] bigint NOT NULL,
    [ChangedAt] datetime2(3) NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_ErpRecords] PRIMARY KEY ([Entity], [Key])
);

-- Answers: what of an entity changed since a cursor.
CREATE UNIQUE INDEX [UX_ErpRecords_Feed] ON [ErpRecords] ([Entity], [Sequence]);
