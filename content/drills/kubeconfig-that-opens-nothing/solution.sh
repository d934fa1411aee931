kubectl config view
kubectl --kubeconfig lena.conf config view
ssh control-plane cat /etc/kubernetes/pki/ca.crt > ca.crt
kubectl --kubeconfig lena.conf config set-cluster production --server=https://192.168.56.10:6443 --certificate-authority=ca.crt --embed-certs=true
kubectl --kubeconfig lena.conf config set-context studio --user=lena
kubectl --kubeconfig lena.conf config use-context studio
kubectl --kubeconfig lena.conf get deployments
