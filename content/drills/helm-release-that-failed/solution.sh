helm history studio -n radio
echo 3 > failed.txt
helm rollback studio 2 -n radio --wait
helm status studio -n radio
