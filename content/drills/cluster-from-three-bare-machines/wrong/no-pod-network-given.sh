# fails: network, traffic
# near miss: the nodes are Ready as soon as the plugin lies there, but flannel finds no addresses for their Pods
ssh control-plane kubeadm init --apiserver-cert-extra-sans=api.lagoon.example > /dev/null
kubectl apply -f https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml
ssh control-plane kubeadm token create --print-join-command > join.sh
for worker in worker-1 worker-2; do ssh $worker $(cat join.sh) > /dev/null; done
sleep 60
