kubectl get pods -n kube-system
ssh control-plane 'systemctl list-units --all "kube*"; journalctl -u kube-scheduler -n 3 --no-pager -o cat'
ssh control-plane 'sed -i s#/etc/kubernetes/kube-scheduler.conf#/etc/kubernetes/scheduler.conf# /etc/systemd/system/kube-scheduler.service; systemctl daemon-reload; systemctl restart kube-scheduler'
ssh control-plane systemctl enable --now kube-controller-manager
sleep 45
kubectl get deployment tram
