# fails: deployed, runs
# near miss: the first revision works as well, with one Pod
echo 3 > failed.txt
helm rollback studio 1 -n radio --wait
