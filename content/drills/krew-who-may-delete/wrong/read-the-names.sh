# fails: installed, written
# near miss: the role keeper allows everything with an asterisk, and was overlooked
echo kenji > deleters.txt
kubectl delete rolebinding night -n archive
kubectl create rolebinding night -n archive --role=reader --user=kenji
