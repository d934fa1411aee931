# fails: taken
curl -fsSLO https://github.com/kubernetes-sigs/krew/releases/latest/download/krew-linux_amd64.tar.gz
tar xzf krew-linux_amd64.tar.gz
./krew-linux_amd64 install krew who-can
printf 'aiko\nkenji\nrobot\n' > deleters.txt
kubectl delete rolebinding night -n archive
