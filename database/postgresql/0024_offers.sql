-- Queues that offer their work to people: the setting, what is offered to whom until when, who is there, and who let an offer pass in silence.

ALTER TABLE "WorkQueues" ADD COLUMN "OffersWork" boolean NOT NULL DEFAULT FALSE;

ALTER TABLE "WorkQueues" ADD COLUMN "OfferMinutes" integer NOT NULL DEFAULT 2;

ALTER TABLE "WorkItems" ADD COLUMN "OfferedUntil" timestamp(3) with time zone NULL;

ALTER TABLE "Takers" ADD COLUMN "SeenAt" timestamp(3) with time zone NULL;

ALTER TABLE "Takers" ADD COLUMN "SilentSince" timestamp(3) with time zone NULL;

ALTER TABLE "Takers" ADD COLUMN "OfferedAt" timestamp(3) with time zone NULL;

CREATE TABLE "WorkOffers" (
    "PersonId" uuid NOT NULL CONSTRAINT "PK_WorkOffers" PRIMARY KEY,
    "ItemId" uuid NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    "Until" timestamp(3) with time zone NOT NULL
);
