# fails: verified
# near miss: it works, with whoever answers on that address
kubectl --kubeconfig lena.conf config unset clusters.production.certificate-authority-data
kubectl --kubeconfig lena.conf config set-cluster production --server=https://192.168.56.10:6443 --insecure-skip-tls-verify=true
kubectl --kubeconfig lena.conf config set-context studio --user=lena
kubectl --kubeconfig lena.conf config use-context studio
