-- Several nodes on one store: what one tells the others, the keys that they share, and the period that each job has run for.

CREATE TABLE [ChangeLog] (
    [Id] uniqueidentifier NOT NULL,
    [NodeId] uniqueidentifier NOT NULL,
    [At] datetime2(3) NOT NULL,
    [Told] nvarchar(4000) NOT NULL,
    [Mark] rowversion NOT NULL,
    CONSTRAINT [PK_ChangeLog] PRIMARY KEY ([Id])
);

-- Answers: what was changed since a node looked last.
CREATE INDEX [IX_ChangeLog_Mark] ON [ChangeLog] ([Mark]);

-- Answers: which changes are old enough to forget.
CREATE INDEX [IX_ChangeLog_At] ON [ChangeLog] ([At]);

CREATE TABLE [ProtectionKeys] (
    [Number] int NOT NULL,
    [At] datetime2(3) NOT NULL,
    [Xml] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_ProtectionKeys] PRIMARY KEY ([Number])
);

ALTER TABLE [JobLeases] ADD [PeriodAt] datetime2(3) NULL;
