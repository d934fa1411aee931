ALTER TABLE "ItemMark" ADD COLUMN     "graded" JSON;
