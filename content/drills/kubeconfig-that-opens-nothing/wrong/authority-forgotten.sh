# fails: works, as-lena, verified
kubectl --kubeconfig lena.conf config set-cluster production --server=https://192.168.56.10:6443
kubectl --kubeconfig lena.conf config set-context studio --user=lena
kubectl --kubeconfig lena.conf config use-context studio
