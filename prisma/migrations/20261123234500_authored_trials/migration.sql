-- AlterTable
ALTER TABLE "AuthoredItem" ADD COLUMN     "titles" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "tried" JSONB;
