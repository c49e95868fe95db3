-- The tables of Policy.

CREATE TABLE [PolicyDecisions] (
    [Id] uniqueidentifier NOT NULL,
    [SubjectId] uniqueidentifier NOT NULL,
    [At] datetime2(3) NOT NULL,
    [RuleSet] nvarchar(40) NOT NULL,
    [Outcome] nvarchar(40) NOT NULL,
    [Explanation] nvarchar(1000) NOT NULL,
    [Inputs] nvarchar(max) NOT NULL,
    [Rules] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_PolicyDecisions] PRIMARY KEY ([Id])
);

-- Answers: what the rules decided about a record, oldest first.
CREATE INDEX [IX_PolicyDecisions_Subject] ON [PolicyDecisions] ([SubjectId], [At]);
