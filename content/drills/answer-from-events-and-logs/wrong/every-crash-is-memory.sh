# fails: out-of-memory, last-words
# near miss: every container that restarts is named, and the whole log is handed in
echo 42 > exit-code.txt
kubectl logs lathe -n foundry --previous > last-words.txt
printf 'gauge\npanel\n' > out-of-memory.txt
echo shifts-of-november > missing.txt
