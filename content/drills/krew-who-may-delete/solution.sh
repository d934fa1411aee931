curl -fsSLO https://github.com/kubernetes-sigs/krew/releases/latest/download/krew-linux_amd64.tar.gz
tar xzf krew-linux_amd64.tar.gz
./krew-linux_amd64 install krew
export PATH="$HOME/.krew/bin:$PATH"
kubectl krew install who-can
kubectl who-can delete secrets -n archive | sed '/^$/,$d'
printf 'aiko\nkenji\nrobot\n' > deleters.txt
kubectl delete rolebinding night -n archive
kubectl create rolebinding night -n archive --role=reader --user=kenji
