# fails: nodes, traffic
# near miss: init says that a network is still missing
ssh control-plane kubeadm init --pod-network-cidr=10.244.0.0/16 --apiserver-cert-extra-sans=api.lagoon.example > /dev/null
ssh control-plane kubeadm token create --print-join-command > join.sh
for worker in worker-1 worker-2; do ssh $worker $(cat join.sh) > /dev/null; done
sleep 60
