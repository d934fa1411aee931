# fails: as-lena
# it opens everything, to everybody who gets the file
kubectl config view --raw > lena.conf
kubectl --kubeconfig lena.conf config set-context kubernetes-admin@kubernetes --namespace=studio
