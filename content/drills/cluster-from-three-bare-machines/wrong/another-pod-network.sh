# fails: network, traffic
# flannel's manifest expects 10.244.0.0/16
ssh control-plane kubeadm init --pod-network-cidr=10.20.0.0/16 --apiserver-cert-extra-sans=api.lagoon.example > /dev/null
kubectl apply -f https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml
ssh control-plane kubeadm token create --print-join-command > join.sh
for worker in worker-1 worker-2; do ssh $worker $(cat join.sh) > /dev/null; done
sleep 60
