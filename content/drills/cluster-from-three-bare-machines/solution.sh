ssh control-plane kubeadm init --pod-network-cidr=10.244.0.0/16 --apiserver-cert-extra-sans=api.lagoon.example | tail -n 3
ssh control-plane 'mkdir -p .kube && cp /etc/kubernetes/admin.conf .kube/config'
ssh control-plane kubectl apply -f https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml
ssh control-plane kubeadm token create --print-join-command > join.sh
ssh worker-1 $(cat join.sh) | tail -n 3
ssh worker-2 $(cat join.sh) | tail -n 3
sleep 60
kubectl get nodes -o wide
