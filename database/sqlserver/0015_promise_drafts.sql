-- Promises are written as drafts, which somebody else puts live.

CREATE TABLE [SlaDrafts] (
    [Id] uniqueidentifier NOT NULL,
    [Version] int NOT NULL,
    [Code] nvarchar(40) NOT NULL,
    [Name] nvarchar(120) NOT NULL,
    [Promise] nvarchar(max) NOT NULL,
    [IsActive] bit NOT NULL,
    [BasedOn] int NOT NULL,
    [Because] nvarchar(500) NOT NULL,
    [SavedAt] datetime2(3) NOT NULL,
    [SavedById] uniqueidentifier NOT NULL,
    [SavedBy] nvarchar(200) NOT NULL,
    CONSTRAINT [PK_SlaDrafts] PRIMARY KEY ([Id])
);

-- Answers: the draft of a promise; a second one is refused.
CREATE UNIQUE INDEX [UX_SlaDrafts_Code] ON [SlaDrafts] ([Code]);

ALTER TABLE [SlaVersions] ADD [ApprovedBy] nvarchar(200) NULL;
