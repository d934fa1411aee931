kubectl get pods -n kube-system -o wide | grep scheduler
for host in cp-1 cp-2 cp-3; do echo $host; ssh $host 'ls /etc/kubernetes/manifests; crictl ps -a --name kube-scheduler'; done
ssh cp-1 'find / -name "kube-scheduler.y*ml*" 2>/dev/null'
ssh cp-1 mv /root/old/kube-scheduler.yaml /etc/kubernetes/manifests/
for host in cp-2 cp-3; do ssh $host 'crictl logs $(crictl ps -a --name kube-scheduler -q | head -1) 2>&1 | tail -1'; done
ssh cp-2 sed -i /--log-levels/d /etc/kubernetes/manifests/kube-scheduler.yaml
ssh cp-3 sed -i s#/kube-scheduler.conf#/scheduler.conf# /etc/kubernetes/manifests/kube-scheduler.yaml
sleep 90
kubectl get pods -n kube-system -l component=kube-scheduler
kubectl get deployment tenor
