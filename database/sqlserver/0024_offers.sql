-- Queues that offer their work to people: the setting, what is offered to whom until when, who is there, and who let an offer pass in silence.

ALTER TABLE [WorkQueues] ADD [OffersWork] bit NOT NULL CONSTRAINT [DF_WorkQueues_OffersWork] DEFAULT 0;

ALTER TABLE [WorkQueues] ADD [OfferMinutes] int NOT NULL CONSTRAINT [DF_WorkQueues_OfferMinutes] DEFAULT 2;

ALTER TABLE [WorkItems] ADD [OfferedUntil] datetime2(3) NULL;

ALTER TABLE [Takers] ADD [SeenAt] datetime2(3) NULL;

ALTER TABLE [Takers] ADD [SilentSince] datetime2(3) NULL;

ALTER TABLE [Takers] ADD [OfferedAt] datetime2(3) NULL;

CREATE TABLE [WorkOffers] (
    [PersonId] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [At] datetime2(3) NOT NULL,
    [Until] datetime2(3) NOT NULL,
    CONSTRAINT [PK_WorkOffers] PRIMARY KEY ([PersonId])
);
