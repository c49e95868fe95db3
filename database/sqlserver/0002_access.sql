-- The tables of Access.

CREATE TABLE [Departments] (
    [Id] uniqueidentifier NOT NULL,
    [Code] nvarchar(20) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [FacilityId] uniqueidentifier NOT NULL,
    [ManagerId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_Departments] PRIMARY KEY ([Id])
);

-- Answers: the department of a code.
CREATE UNIQUE INDEX [UX_Departments_Code] ON [Departments] ([Code]);

CREATE TABLE [Facilities] (
    [Id] uniqueidentifier NOT NULL,
    [Code] nvarchar(8) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Kind] nvarchar(24) NOT NULL,
    [Zone] nvarchar(60) NOT NULL,
    [CalendarCode] nvarchar(20) NOT NULL,
    [IsTaxExempt] bit NOT NULL,
    CONSTRAINT [PK_Facilities] PRIMARY KEY ([Id])
);

-- Answers: the facility of a code.
CREATE UNIQUE INDEX [UX_Facilities_Code] ON [Facilities] ([Code]);

CREATE TABLE [People] (
    [Id] uniqueidentifier NOT NULL,
    [Code] nvarchar(20) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Title] nvarchar(200) NOT NULL,
    [HomeFacilityId] uniqueidentifier NOT NULL,
    [SeesAllFacilities] bit NOT NULL,
    [ManagerId] uniqueidentifier NULL,
    [IsActive] bit NOT NULL,
    [PersonaNote] nvarchar(200) NULL,
    [UserName] nvarchar(200) NULL,
    [NormalizedUserName] nvarchar(200) NULL,
    [Email] nvarchar(200) NULL,
    [NormalizedEmail] nvarchar(200) NULL,
    [EmailConfirmed] bit NOT NULL,
    [PasswordHash] nvarchar(200) NULL,
    [SecurityStamp] nvarchar(200) NULL,
    [ConcurrencyStamp] nvarchar(200) NULL,
    [PhoneNumber] nvarchar(200) NULL,
    [PhoneNumberConfirmed] bit NOT NULL,
    [TwoFactorEnabled] bit NOT NULL,
    [LockoutEnd] datetimeoffset NULL,
    [LockoutEnabled] bit NOT NULL,
    [AccessFailedCount] int NOT NULL,
    CONSTRAINT [PK_People] PRIMARY KEY ([Id])
);

-- Answers: who has an address.
CREATE INDEX [IX_People_Email] ON [People] ([NormalizedEmail]);

-- Answers: the person of a code in outside records.
CREATE UNIQUE INDEX [UX_People_Code] ON [People] ([Code]);

-- Answers: who signs in under a name.
CREATE UNIQUE INDEX [UX_People_UserName] ON [People] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL;

CREATE TABLE [PersonClaims] (
    [Id] int NOT NULL,
    [UserId] uniqueidentifier NOT NULL,
    [ClaimType] nvarchar(200) NULL,
    [ClaimValue] nvarchar(200) NULL,
    CONSTRAINT [PK_PersonClaims] PRIMARY KEY ([Id])
);

-- Answers: what Identity keeps besides about a person.
CREATE INDEX [IX_PersonClaims_Person] ON [PersonClaims] ([UserId]);

CREATE TABLE [PersonLogins] (
    [LoginProvider] nvarchar(200) NOT NULL,
    [ProviderKey] nvarchar(200) NOT NULL,
    [ProviderDisplayName] nvarchar(200) NULL,
    [UserId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_PersonLogins] PRIMARY KEY ([LoginProvider], [ProviderKey])
);

CREATE TABLE [PersonTokens] (
    [UserId] uniqueidentifier NOT NULL,
    [LoginProvider] nvarchar(200) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Value] nvarchar(200) NULL,
    CONSTRAINT [PK_PersonTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name])
);

CREATE TABLE [PersonFacilities] (
    [PersonId] uniqueidentifier NOT NULL,
    [FacilityId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_PersonFacilities] PRIMARY KEY ([PersonId], [FacilityId]),
    CONSTRAINT [FK_PersonFacilities_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [PersonRoles] (
    [PersonId] uniqueidentifier NOT NULL,
    [Role] nvarchar(8) NOT NULL,
    CONSTRAINT [PK_PersonRoles] PRIMARY KEY ([PersonId], [Role]),
    CONSTRAINT [FK_PersonRoles_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
);

-- Answers: who holds a role.
CREATE INDEX [IX_PersonRoles_Role] ON [PersonRoles] ([Role]);
