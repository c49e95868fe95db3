-- Queues that offer their work to people: the setting, what is offered to whom until when, who is there, and who let an offer pass in silence.

ALTER TABLE "WorkQueues" ADD COLUMN "OffersWork" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "WorkQueues" ADD COLUMN "OfferMinutes" INTEGER NOT NULL DEFAULT 2;

ALTER TABLE "WorkItems" ADD COLUMN "OfferedUntil" TEXT NULL;

ALTER TABLE "Takers" ADD COLUMN "SeenAt" TEXT NULL;

ALTER TABLE "Takers" ADD COLUMN "SilentSince" TEXT NULL;

ALTER TABLE "Takers" ADD COLUMN "OfferedAt" TEXT NULL;

CREATE TABLE "WorkOffers" (
    "PersonId" TEXT NOT NULL CONSTRAINT "PK_WorkOffers" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Until" TEXT NOT NULL
);
