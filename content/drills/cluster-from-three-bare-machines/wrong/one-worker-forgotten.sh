# fails: nodes, network, traffic
ssh control-plane kubeadm init --pod-network-cidr=10.244.0.0/16 --apiserver-cert-extra-sans=api.lagoon.example > /dev/null
kubectl apply -f https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml
ssh control-plane kubeadm token create --print-join-command > join.sh
ssh worker-1 $(cat join.sh) > /dev/null
sleep 60
